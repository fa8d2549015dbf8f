# Finds the Emscripten that is on PATH (Debian's package or an emsdk) and hands over to its own toolchain file.
find_program(EMCC emcc REQUIRED)
execute_process(COMMAND ${EMCC} --cflags OUTPUT_QUIET ERROR_QUIET)
get_filename_component(emcc_real ${EMCC} REALPATH)
get_filename_component(emcc_folder ${emcc_real} DIRECTORY)
find_file(EMSCRIPTEN_TOOLCHAIN Emscripten.cmake
  PATHS ${emcc_folder}/cmake/Modules/Platform /usr/share/emscripten/cmake/Modules/Platform
  NO_DEFAULT_PATH REQUIRED)
include(${EMSCRIPTEN_TOOLCHAIN})
