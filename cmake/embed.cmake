# embed(<file> <header>): the bytes of a file of the sources as a C list, for #include "<header>".
function(embed file header)
    set(from ${PROJECT_SOURCE_DIR}/${file})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${from})
    file(READ ${from} bytes HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/${header} CONTENT "${bytes}\n" @ONLY)
endfunction()

# embed_folder(<folder> <header>): every file of a folder as rows {"path", "bytes", length}, sorted by
# path, for #include "<header>" in the initialiser of a table.
function(embed_folder folder header)
    file(GLOB_RECURSE files RELATIVE ${PROJECT_SOURCE_DIR}/${folder} CONFIGURE_DEPENDS
        ${PROJECT_SOURCE_DIR}/${folder}/*)
    list(SORT files)
    set(rows "")
    foreach(name ${files})
        set(from ${PROJECT_SOURCE_DIR}/${folder}/${name})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${from})
        file(READ ${from} bytes HEX)
        string(LENGTH "${bytes}" length)
        math(EXPR length "${length} / 2")
        string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
        string(APPEND rows "{\"${name}\", (const unsigned char[]){${bytes}0}, ${length}},\n")
    endforeach()
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/${header} CONTENT "${rows}" @ONLY)
endfunction()
