"""An installed kith serves others: by pkg-config, by CMake, statically, and the
program finds its library, its layout program and the module that calls igraph
where they were put. igraph is loaded by that module alone."""
import os, pathlib, re, shutil, subprocess, sys, tempfile

BUILD, SOURCE = os.environ["KITH_BUILD"], os.environ["KITH_SOURCE"]
CMAKE = """cmake_minimum_required(VERSION 3.25)
project(user C)
find_package(kith REQUIRED)
add_executable(user {source})
target_link_libraries(user PRIVATE kith::kith)
"""


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def main():
    cache = pathlib.Path(BUILD, "CMakeCache.txt").read_text()
    sanitized = re.search("^CMAKE_BUILD_TYPE:STRING=(Asan|Tsan)", cache, re.M)
    if sanitized or not shutil.which("pkg-config"):
        print("not with sanitizers, and not without pkg-config")
        return 77
    vault = str(pathlib.Path(SOURCE, "samples/vault"))
    source = str(pathlib.Path(SOURCE, "samples/brokers.c"))
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        prefix = root / "usr"
        run("cmake", "--install", BUILD, "--prefix", str(prefix))
        library = next(prefix.rglob("libkith.so")).parent
        env = {**os.environ, "PKG_CONFIG_PATH": str(library / "pkgconfig"),
               "CMAKE_PREFIX_PATH": str(prefix)}

        program = str(prefix / "bin/kith")
        assert run(program, "--version").startswith("kith ")
        picture = run(program, "map", "Microsoft", "-C", vault, "-f", "svg")
        assert "<svg" in picture
        assert "simpler layout" not in picture, "kith-draw was not found"

        trace = {**os.environ, "LD_TRACE_LOADED_OBJECTS": "1"}
        loaded = run(program, env=trace)
        assert "libkith.so" in loaded, loaded
        assert "igraph" not in loaded, loaded
        rank = [program, "rank", "-C", vault, "--json"]
        assert '"engine": "igraph ' in run(*rank, "--engine", "igraph")
        next(library.glob("libkith-igraph.so.*")).unlink()
        assert '"engine": "kith"' in run(*rank)
        gone = subprocess.run([*rank, "--engine", "igraph"],
                              capture_output=True, text=True)
        assert (gone.returncode, gone.stdout) == (2, ""), gone
        assert "igraph's engine is not there: libkith-igraph.so" in gone.stderr

        flags = run("pkg-config", "--cflags", "--libs", "kith", env=env).split()
        flags = [f.replace("-L/usr/local", f"-L{prefix}") for f in flags]
        include, lib = f"-I{prefix / 'include'}", f"-L{library}"
        run("cc", source, "-o", str(root / "shared"), include, lib, *flags,
            f"-Wl,-rpath,{library}")
        want = run(str(root / "shared"), vault)
        assert want

        static = run("pkg-config", "--static", "--libs", "yaml-0.1", "libcmark",
                     "libutf8proc", "libxxhash").split()
        run("cc", "-DKITH_STATIC", source, "-o", str(root / "static"), include,
            str(library / "libkith.a"), *static, "-lpthread", "-lm")
        assert run(str(root / "static"), vault) == want

        user = root / "user"
        user.mkdir()
        (user / "CMakeLists.txt").write_text(CMAKE.format(source=source))
        run("cmake", "-S", str(user), "-B", str(user / "build"), env=env)
        run("cmake", "--build", str(user / "build"))
        assert run(str(user / "build/user"), vault) == want
    print("installed: program, shared and static library, .pc, CMake package")
    return 0


if __name__ == "__main__":
    sys.exit(main())
