# At packing: the libraries of `program` in the folder `libraries`, under the names by which they are asked for, with
# their licences and a list of sources. What belongs to the system's C library stays with the system.

file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${program} RESOLVED_DEPENDENCIES_VAR found
    PRE_EXCLUDE_REGEXES "^(ld-linux.*|lib(c|m|dl|rt|pthread|resolv))\\.so")
list(SORT found)
file(MAKE_DIRECTORY ${libraries}/licences)
set(sources "")
foreach(library ${found})
    get_filename_component(name ${library} NAME)
    get_filename_component(file ${library} REALPATH)
    file(COPY_FILE ${file} ${libraries}/${name})
    file(RPATH_REMOVE FILE ${libraries}/${name})
    string(REGEX REPLACE "^/usr/" "/" short ${file}) # packages may name it either way
    execute_process(COMMAND dpkg -S ${short} /usr${short} COMMAND head -n 1 OUTPUT_VARIABLE owner ERROR_QUIET)
    string(REGEX REPLACE ":.*" "" package "${owner}")
    execute_process(COMMAND dpkg-query -W -f "\${binary:Package} \${Version}, source \${source:Package} \${source:Version}\n"
        "${package}" OUTPUT_VARIABLE version ERROR_QUIET)
    if(NOT version OR NOT EXISTS /usr/share/doc/${package}/copyright)
        message(FATAL_ERROR "${library}: no package is known that it comes from, so that its licence is not known")
    endif()
    string(REGEX REPLACE "\n.*" "\n" version "${version}")
    list(APPEND sources "${version}")
    file(READ /usr/share/doc/${package}/copyright licence)
    file(WRITE ${libraries}/licences/${package} "${licence}")
endforeach()
list(REMOVE_DUPLICATES sources)
list(SORT sources)
list(JOIN sources "" sources)
file(WRITE ${libraries}/SOURCES.txt "${sources}")
