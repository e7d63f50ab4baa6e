/*
 * canvas.h — the links of a canvas: a board of notes and texts (JSON Canvas).
 *
 * A canvas is no note: nothing in it is evidence and nobody's name. But it
 * links, and since Obsidian 1.12 its links are links of the vault.
 */
#ifndef KITH_VAULT_CANVAS_H
#define KITH_VAULT_CANVAS_H

#include "vault/sink.h"
#include "vault/vault.h"

/*
 * Reads the canvas `text` (valid UTF-8) into s->links: the file of each file
 * node, the links of each text node, in the order of the file and placed in
 * it. What is no JSON is a finding, K109; the links before it count. O(text).
 */
void kith_canvas_read(str text, sink *s);

/* Reads every canvas among the vault's other files into vault->canvases, names
 * into vault->names, what is wrong into `list`. False if memory is out. */
bool kith_canvases_read(
    kith_vault *vault,
    int root,
    size_t limit,
    bool follow,
    diagnostic_list *list);

#endif
