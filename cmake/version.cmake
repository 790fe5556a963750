# core/version.h: the version of project() and the commit, never the clock, so that the same source
# gives the same program. A new commit runs the configuration again.

set(ACCESSION_COMMIT "unknown")
find_program(GIT_PROGRAM git)
if(GIT_PROGRAM AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
    execute_process(
        COMMAND ${GIT_PROGRAM} rev-parse --short=12 HEAD
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
        RESULT_VARIABLE no_commit)
    if(NOT no_commit)
        set(ACCESSION_COMMIT "${commit}")
        execute_process(
            COMMAND ${GIT_PROGRAM} rev-parse --path-format=absolute --git-path logs/HEAD
            WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
            OUTPUT_VARIABLE head_log OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
        if(EXISTS "${head_log}")
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${head_log}")
        endif()
    endif()
endif()

configure_file(engine/core/version.h.in generated/core/version.h @ONLY)
