# tests/unit/test_*.c: one cmocka program and one test each, linked to all rooms.
# tests/cli/*.sh: one test each, given the program. tests/house/: the rules about the source itself.

pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

file(GLOB unit_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/test_*.c)
if(NOT ACCESSION_DESKTOP)
    list(FILTER unit_tests EXCLUDE REGEX "/test_(platform|ui)_")
else()
    set(window_libraries PkgConfig::SDL2)
endif()
if(ACCESSION_SANITIZE)
    # They draw what others draw, and compare.
    list(FILTER unit_tests EXCLUDE REGEX "/test_ui_(colours|golden)\\.c$")
endif()
if(NOT ACCESSION_CLASS)
    list(FILTER unit_tests EXCLUDE REGEX "/test_(class_view|ui_class)")
endif()
foreach(source ${unit_tests})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_compile_definitions(${name} PRIVATE
        ACCESSION_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ACCESSION_BINARY="$<TARGET_FILE:accession>")
    target_link_libraries(${name} PRIVATE
        accession_flags ${ACCESSION_ROOMS} PkgConfig::CMOCKA PkgConfig::LUA ${window_libraries})
    add_dependencies(${name} accession)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 600)
endforeach()

# Loaded before the program by tests/cli/saves_survive.sh; a sanitizer's runtime would have to come first.
add_library(fault MODULE ${PROJECT_SOURCE_DIR}/tests/fault/fault.c)
target_compile_definitions(fault PRIVATE _GNU_SOURCE)
set_target_properties(fault PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
target_link_libraries(fault PRIVATE ${CMAKE_DL_LIBS})
set(fault_library $<TARGET_FILE:fault>)
if(ACCESSION_SANITIZE)
    set(fault_library "")
endif()

# For tests/cli/hostile_saves.sh.
add_executable(save_wrap ${PROJECT_SOURCE_DIR}/tests/tools/save_wrap.c)
set_target_properties(save_wrap PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
target_link_libraries(save_wrap PRIVATE accession_flags ${ACCESSION_ROOMS})

# For tests/cli/class_debrief.sh.
add_executable(class_made ${PROJECT_SOURCE_DIR}/tests/tools/class_made.c)
target_compile_definitions(class_made PRIVATE ACCESSION_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
set_target_properties(class_made PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
target_link_libraries(class_made PRIVATE accession_flags ${ACCESSION_ROOMS} PkgConfig::CMOCKA)

# For tests/house/games_in_a_row.sh.
add_executable(games_in_a_row ${PROJECT_SOURCE_DIR}/tests/tools/games_in_a_row.c)
set_target_properties(games_in_a_row PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
target_compile_definitions(games_in_a_row PRIVATE ACCESSION_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(games_in_a_row PRIVATE accession_flags ${ACCESSION_ROOMS} Threads::Threads)

# For tests/cli/hostile_lua.sh.
add_executable(hostile_lua ${PROJECT_SOURCE_DIR}/tests/tools/hostile_lua.c)
target_include_directories(hostile_lua PRIVATE ${PROJECT_SOURCE_DIR})
set_target_properties(hostile_lua PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
target_link_libraries(hostile_lua PRIVATE accession_flags ${ACCESSION_ROOMS} PkgConfig::LUA)

# Each target of tests/fuzz on what was found with it and on its own seeds; tools/fuzz.sh goes on from there.
file(GLOB fuzz_targets CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/fuzz_*.c)
if(NOT ACCESSION_CLASS)
    list(FILTER fuzz_targets EXCLUDE REGEX "/fuzz_message\\.c$")
endif()
foreach(source ${fuzz_targets})
    get_filename_component(name ${source} NAME_WE)
    string(REPLACE fuzz_ "" short ${name})
    add_executable(${name} ${source} ${PROJECT_SOURCE_DIR}/tests/fuzz/read.c)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE ACCESSION_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE accession_flags ${ACCESSION_ROOMS} PkgConfig::LUA)
    add_test(NAME ${name} COMMAND ${name} ${PROJECT_SOURCE_DIR}/tests/fuzz/seeds/${short} ${PROJECT_SOURCE_DIR}/tests/fuzz/found/${short})
    set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 600)
endforeach()

# Core and model alone, with starts of the pack as C: for tests/cli/headless.sh and tests/house/platforms.sh.
set(platform ${PROJECT_SOURCE_DIR}/tests/platform)
set(exported ${PROJECT_BINARY_DIR}/generated/platform/scenario.inc)
file(GLOB_RECURSE pack_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scenarios/ukraine-2023/*)
add_executable(export_world ${platform}/export_world.c)
set_target_properties(export_world PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
target_link_libraries(export_world PRIVATE accession_flags ${ACCESSION_ROOMS})
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated/platform)
add_custom_command(OUTPUT ${exported}
    COMMAND export_world ${exported} ${PROJECT_SOURCE_DIR}/scenarios/ukraine-2023 january-2023 stalemate
    DEPENDS export_world ${pack_files} VERBATIM)
add_executable(digest_world ${platform}/digest_world.c ${exported})
set_source_files_properties(${exported} PROPERTIES HEADER_FILE_ONLY ON)
set_target_properties(digest_world PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
target_include_directories(digest_world PRIVATE ${PROJECT_BINARY_DIR}/generated/platform)
target_link_libraries(digest_world PRIVATE accession_flags accession_model accession_core)

file(GLOB cli_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/cli/*.sh)
if(ACCESSION_SANITIZE)
    # What they run is run by other tests too, or measured: sanitizers would only make them slow.
    list(FILTER cli_tests EXCLUDE REGEX "/(analysis|bench|claims|class_alone|class_debrief|class_plan|class_web|discover|doctor|headless|instructions|odds|packs|packs_guide|play|readme|readme_text|robust|tongue|yardsticks)\\.sh$")
endif()
if(NOT ACCESSION_CLASS)
    list(FILTER cli_tests EXCLUDE REGEX "/class_(alone|serve|web)\\.sh$")
endif()
foreach(source ${cli_tests})
    get_filename_component(name ${source} NAME_WE)
    add_test(NAME cli_${name} COMMAND bash ${source})
    set_tests_properties(cli_${name} PROPERTIES LABELS cli TIMEOUT 600
        ENVIRONMENT "ACCESSION=$<TARGET_FILE:accession>;SOURCE=${PROJECT_SOURCE_DIR};FAULT_LIBRARY=${fault_library};SAVE_WRAP=$<TARGET_FILE:save_wrap>;HOSTILE_LUA=$<TARGET_FILE:hostile_lua>;DIGEST_WORLD=$<TARGET_FILE:digest_world>;CLASS_MADE=$<TARGET_FILE:class_made>;CLASS_SMALL=$<BOOL:${ACCESSION_SANITIZE}>")
endforeach()

foreach(name cli_class_alone cli_class_web)
    if(TEST ${name})
        set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77)
    endif()
endforeach()

if(ACCESSION_MPI)
    add_test(NAME mpi COMMAND bash ${PROJECT_SOURCE_DIR}/tests/mpi.sh)
    set_tests_properties(mpi PROPERTIES LABELS cli TIMEOUT 600
        ENVIRONMENT "ACCESSION=$<TARGET_FILE:accession>;SOURCE=${PROJECT_SOURCE_DIR};MPIEXEC=${MPIEXEC_EXECUTABLE}")
endif()

set(house ${PROJECT_SOURCE_DIR}/tests/house)
add_test(NAME house_arrows COMMAND bash ${house}/arrows.sh ${PROJECT_SOURCE_DIR})
add_test(NAME house_words COMMAND bash ${house}/words.sh ${PROJECT_SOURCE_DIR})
add_test(NAME house_libm COMMAND bash ${house}/libm.sh ${PROJECT_BINARY_DIR})
add_test(NAME house_dead COMMAND bash ${house}/dead.sh ${PROJECT_BINARY_DIR})
add_test(NAME house_rules_bite COMMAND bash ${house}/bite.sh)
# ./check installs what it needs.
find_program(SHELLCHECK_PROGRAM shellcheck)
find_program(LUACHECK_PROGRAM luacheck)
if(SHELLCHECK_PROGRAM AND LUACHECK_PROGRAM AND EXISTS ${PROJECT_SOURCE_DIR}/.git)
    add_test(NAME house_lint COMMAND bash ${PROJECT_SOURCE_DIR}/tools/lint.sh)
    set_tests_properties(house_lint PROPERTIES LABELS house TIMEOUT 300)
endif()
set_tests_properties(house_arrows house_words house_libm house_dead house_rules_bite PROPERTIES
    LABELS house TIMEOUT 300)

# Skipped, with a reason, where its numbers cannot be compared.
add_test(NAME bench_instructions
    COMMAND bash ${PROJECT_SOURCE_DIR}/tests/bench/instructions.sh $<TARGET_FILE:accession>)
set_tests_properties(bench_instructions PROPERTIES LABELS bench TIMEOUT 600 SKIP_RETURN_CODE 77)

# For looking at the map, and at what it costs: pictures without a window.
if(ACCESSION_DESKTOP)
    foreach(tool draw_map time_map)
        add_executable(${tool} ${PROJECT_SOURCE_DIR}/tests/tools/${tool}.c)
        set_target_properties(${tool} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
        target_compile_definitions(${tool} PRIVATE ACCESSION_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
        target_link_libraries(${tool} PRIVATE accession_flags ${ACCESSION_ROOMS} m)
    endforeach()
endif()
