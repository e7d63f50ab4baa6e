# Fails when a header does not compile alone, or not twice: each must include
# what it uses and be guarded. The public ones must be readable as C++ too, if
# the compiler knows it.
#
#   cmake -DROOT= -DCC= -DINCLUDES=DIR;DIR -DWORK= -P headers.cmake
cmake_minimum_required(VERSION 3.25)

set(flags -std=c17 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror
  -fsyntax-only)
foreach(folder IN LISTS INCLUDES)
  list(APPEND places -isystem ${folder})
endforeach()

function(check header language)
  set(source ${WORK}/header.${language})
  file(WRITE ${source} "#include \"${header}\"\n#include \"${header}\"\nint main(void);\n")
  execute_process(COMMAND ${CC} ${ARGN} ${places} -I${ROOT}/src -I${ROOT}/include
    ${source} RESULT_VARIABLE failed ERROR_VARIABLE reason)
  if(failed)
    message(SEND_ERROR "${header} does not compile alone (${language}):\n${reason}")
  endif()
endfunction()

file(WRITE ${WORK}/probe.cc "int main(void);\n")
execute_process(COMMAND ${CC} -fsyntax-only ${WORK}/probe.cc
  RESULT_VARIABLE no_cxx OUTPUT_QUIET ERROR_QUIET)

file(GLOB public RELATIVE ${ROOT}/include ${ROOT}/include/kith/*.h)
file(GLOB internal RELATIVE ${ROOT}/src ${ROOT}/src/*/*.h)
foreach(header IN LISTS public internal)
  check(${header} c ${flags})
endforeach()
if(NOT no_cxx)
  foreach(header IN LISTS public)
    check(${header} cc -Wall -Wextra -Werror -fsyntax-only)
  endforeach()
endif()
