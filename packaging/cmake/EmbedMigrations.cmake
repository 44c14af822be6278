# carnet_embed_migrations(<output.cpp>): a source file that holds every migration listed in sql/migrations.txt, in its
# order. A listed file that is missing, or a file sql/<module>/NNNN_<name>.sql that is not listed, stops the configure.
function(carnet_embed_migrations output)
  set(list "${PROJECT_SOURCE_DIR}/sql/migrations.txt")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${list}")
  file(STRINGS "${list}" names REGEX "^[a-z]")
  set(files "")
  foreach(name IN LISTS names)
    if(NOT EXISTS "${PROJECT_SOURCE_DIR}/sql/${name}")
      message(FATAL_ERROR "sql/migrations.txt lists ${name}, which does not exist")
    endif()
    list(APPEND files "${PROJECT_SOURCE_DIR}/sql/${name}")
  endforeach()
  file(GLOB present RELATIVE "${PROJECT_SOURCE_DIR}/sql" CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/sql/*/[0-9]*_*.sql")
  foreach(name IN LISTS present)
    if(NOT name IN_LIST names)
      message(FATAL_ERROR "sql/${name} is not listed in sql/migrations.txt")
    endif()
  endforeach()
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DLIST=${list}" "-DFOLDER=${PROJECT_SOURCE_DIR}/sql" "-DOUTPUT=${output}"
            -P "${PROJECT_SOURCE_DIR}/packaging/cmake/WriteMigrations.cmake"
    DEPENDS "${list}" ${files} "${PROJECT_SOURCE_DIR}/packaging/cmake/WriteMigrations.cmake"
    COMMENT "Embedding migrations"
    VERBATIM)
endfunction()
