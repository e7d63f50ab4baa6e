//! Seconds in which obsidian-parser reads a vault into a graph.
use obsidian_parser::prelude::*;
use std::{env, time::Instant};

fn main() {
    let path = env::args().nth(1).expect("a vault");
    let began = Instant::now();
    let options = VaultOptions::new(&path);
    let vault: VaultInMemory = VaultBuilder::new(&options)
        .into_iter()
        .filter_map(Result::ok)
        .build_vault(&options);
    let graph = vault.par_get_digraph().expect("a graph");
    let seconds = began.elapsed().as_secs_f64();
    assert!(graph.edge_count() > 0, "no link was found");
    println!("{seconds}");
}
