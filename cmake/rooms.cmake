# room(<name> <rooms>...): the static library accession_<name> from engine/<name>/*.c. The rooms named
# after it are those it stands on directly; what they stand on follows from them. Files that match ROOM_WITHOUT
# are left out.
function(room name)
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/engine/${name}/*.c)
    if(ROOM_WITHOUT)
        list(FILTER sources EXCLUDE REGEX "${ROOM_WITHOUT}")
    endif()
    if(NOT sources)
        message(FATAL_ERROR "room ${name}: engine/${name}/ holds no .c file")
    endif()
    add_library(accession_${name} STATIC ${sources})
    target_link_libraries(accession_${name} PRIVATE accession_flags)
    # Not for tests, where a pointer to nothing ends the test, as it should.
    target_compile_options(accession_${name} PRIVATE -Wnull-dereference)
    foreach(below ${ARGN})
        target_link_libraries(accession_${name} PUBLIC accession_${below})
    endforeach()
    set(ACCESSION_ROOMS ${ACCESSION_ROOMS} accession_${name} PARENT_SCOPE)
endfunction()

# room_needs(<name> <libraries>...): outside libraries, seen by this room alone.
function(room_needs name)
    target_link_libraries(accession_${name} PRIVATE ${ARGN})
endfunction()

# room_knows(<definition> <rooms>...): what the build has, for those rooms alone.
function(room_knows definition)
    foreach(name ${ARGN})
        target_compile_definitions(accession_${name} PRIVATE ${definition})
    endforeach()
endfunction()
