# Two packages: .deb, for the system's package manager, and .tar.gz, which runs from where it is unpacked.
# tools/package.sh makes both.

set(ACCESSION_CONTACT "Accession contributors <contributors@accession.invalid>")
execute_process(COMMAND date -u -R -d "${ACCESSION_DATE}" OUTPUT_VARIABLE ACCESSION_DATE_MAIL
    OUTPUT_STRIP_TRAILING_WHITESPACE)

# Of the .deb alone.
configure_file(packaging/changelog.in ${made}/changelog @ONLY)
execute_process(COMMAND ${GZIP_PROGRAM} -9nc ${made}/changelog OUTPUT_FILE ${made}/changelog.gz)
install(FILES ${made}/changelog.gz DESTINATION ${doc} COMPONENT debian EXCLUDE_FROM_ALL)
install(FILES packaging/accession.lintian DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
    RENAME accession COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME accession)
set(CPACK_PACKAGE_VENDOR "Accession contributors")
set(CPACK_PACKAGE_CONTACT "${ACCESSION_CONTACT}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "simulation of joining an alliance, and of staying out")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/package_kind.cmake)

set(CPACK_DEBIAN_PACKAGE_SECTION games)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bash-completion, lua5.4")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A documented model of credibility and deterrence lives the years 2023 to 2038
month by month: governments that must all say yes, a war that may end in
several ways, promises believed only as far as they have been paid for.

A game for one person in a window or a terminal, a lesson for a class whose
browsers join over the local network, and a tool for analysts: ensembles, odds,
sensitivity. Every number opens to its equation and its sources.")
include(CPack)
