# entente_embed(TARGET NAME FILE): links the bytes of FILE into TARGET as entente_NAME_begin … entente_NAME_end
# (lib/text/embedded.hpp declares them).
function(entente_embed target name file)
  get_filename_component(path "${file}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
  set(assembly "${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.S")
  file(GENERATE OUTPUT "${assembly}" CONTENT
"    .section .rodata
    .balign 64
    .global entente_${name}_begin
    .global entente_${name}_end
entente_${name}_begin:
    .incbin \"${path}\"
entente_${name}_end:
    .byte 0
    .section .note.GNU-stack,\"\",@progbits
")
  set_source_files_properties("${assembly}" PROPERTIES GENERATED TRUE OBJECT_DEPENDS "${path}")
  target_sources(${target} PRIVATE "${assembly}")
endfunction()
