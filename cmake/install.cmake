# What is installed, in components: "system" and "data" always; "portable" only into the archive that runs from
# where it is unpacked: the libraries of this machine, since another may lack them.

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # what is packed has been built: not the tests as well
include(GNUInstallDirs)
set(data ${CMAKE_INSTALL_DATADIR}/accession)
set(made ${PROJECT_BINARY_DIR}/generated/share)
file(MAKE_DIRECTORY ${made})
find_program(GZIP_PROGRAM gzip REQUIRED)

# Of the archive; the old kind of run path, because it is for the libraries' own libraries too.
set_target_properties(accession PROPERTIES INSTALL_RPATH "\$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/accession")
target_link_options(accession PRIVATE -Wl,--disable-new-dtags)
install(TARGETS accession COMPONENT system)

# Printed by the program from its table of commands.
foreach(page man bash zsh)
    add_custom_command(OUTPUT ${made}/${page} COMMAND accession commands --${page} > ${made}/${page}
        DEPENDS accession VERBATIM)
endforeach()
add_custom_command(OUTPUT ${made}/accession.1.gz
    COMMAND ${GZIP_PROGRAM} -9nc ${made}/man > ${made}/accession.1.gz DEPENDS ${made}/man VERBATIM)
add_custom_target(manual ALL DEPENDS ${made}/accession.1.gz ${made}/bash ${made}/zsh)
install(FILES ${made}/accession.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT system)
install(FILES ${made}/bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
    RENAME accession COMPONENT system)
install(FILES ${made}/zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
    RENAME _accession COMPONENT system)

configure_file(packaging/accession.metainfo.xml.in ${made}/accession.metainfo.xml @ONLY)
install(FILES ${made}/accession.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
    RENAME invalid.accession.Accession.metainfo.xml COMPONENT system)
install(FILES packaging/accession.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT system)
install(FILES assets/web/icon.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
    RENAME accession.svg COMPONENT system)

# What the program reads, laid out as in the sources.
install(DIRECTORY scenarios saves DESTINATION ${data} COMPONENT data)
install(DIRECTORY assets/fonts assets/text assets/map DESTINATION ${data}/assets COMPONENT data
    FILES_MATCHING PATTERN "*.ttf" PATTERN "*.json" PATTERN "package.json" EXCLUDE)
install(FILES assets/map/owners.csv DESTINATION ${data}/assets/map COMPONENT data)
install(DIRECTORY scripts/stubs DESTINATION ${data}/scripts COMPONENT data)
install(FILES docs/known-weaknesses.md DESTINATION ${data}/docs COMPONENT data)

# Guides and licences. licence(<variable> <file> <from>): the file from that text on, as a paragraph of a copyright file.
function(licence variable file from)
    file(READ ${file} text)
    string(FIND "${text}" "${from}" at)
    string(SUBSTRING "${text}" ${at} -1 text)
    string(REGEX REPLACE "(^|\n)> ?" "\\1" text "${text}")
    string(REGEX REPLACE "[ \n]+$" "" text "${text}")
    string(REGEX REPLACE " +\n" "\n" text "${text}")
    string(REPLACE "\n" "\n " text " ${text}")
    string(REGEX REPLACE "\n (\n|$)" "\n .\\1" text "${text}")
    string(REGEX REPLACE "\n (\n|$)" "\n .\\1" text "${text}")
    set(${variable} "${text}" PARENT_SCOPE)
endfunction()
licence(LICENCE_MIT LICENSE "Permission is hereby")
licence(LICENCE_BSD THIRD_PARTY.md "> Redistribution and use")
licence(LICENCE_OFL assets/fonts/LICENSE-IBM-Plex.txt "SIL OPEN FONT LICENSE")
configure_file(packaging/copyright.in ${made}/copyright @ONLY)
set(doc ${CMAKE_INSTALL_DATADIR}/doc/accession)
install(FILES README.md CHANGELOG.md THIRD_PARTY.md SECURITY.md ${made}/copyright DESTINATION ${doc} COMPONENT data)
install(DIRECTORY docs DESTINATION ${doc} COMPONENT data)

install(FILES packaging/portable.txt DESTINATION . RENAME README.txt COMPONENT portable EXCLUDE_FROM_ALL)
install(CODE "set(libraries \${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/accession)
set(program $<TARGET_FILE:accession>)
include(${PROJECT_SOURCE_DIR}/cmake/libraries.cmake)" COMPONENT portable EXCLUDE_FROM_ALL)

include(cmake/package.cmake)
