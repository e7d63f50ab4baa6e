# Writes <kith/build.h>: a number that changes with the sources, so that what
# one build has cached is never taken by another.
#   cmake -DROOT=... -DOUTPUT=... -P build.cmake
file(GLOB_RECURSE files ${ROOT}/src/*.[ch] ${ROOT}/include/*.h*)
list(FILTER files EXCLUDE REGEX "/src/(cli|draw|render|report)/")
list(SORT files)
foreach(file IN LISTS files)
  file(SHA256 ${file} hash)
  string(APPEND hashes ${hash})
endforeach()
string(SHA256 hash "${hashes}")
string(SUBSTRING ${hash} 0 16 hash)
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "/* build.h — made by build.cmake. */
#define KITH_BUILD UINT64_C(0x${hash})
")
