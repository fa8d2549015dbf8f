# Finds the Emscripten that is on PATH (Debian's package or an emsdk) and hands over to its own toolchain file.
find_program(EMCC emcc REQUIRED)
get_filename_component(emcc_real ${EMCC} REALPATH)
get_filename_component(emcc_folder ${emcc_real} DIRECTORY)
find_file(EMSCRIPTEN_TOOLCHAIN Emscripten.cmake PATHS ${emcc_folder}/cmake/Modules/Platform NO_DEFAULT_PATH REQUIRED)
include(${EMSCRIPTEN_TOOLCHAIN})

# Linking with optimisation runs a script that needs acorn. An emsdk has its own; Debian's lies where only Debian's Node
# looks for it, and the Node on PATH may be another.
if(NOT EXISTS ${emcc_folder}/node_modules/acorn AND EXISTS /usr/share/nodejs/acorn)
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()
