# tests/unit/test_*.c: one cmocka program and one test each, linked to all rooms.
# tests/cli/*.sh: one test each, given the program. tests/house/: the rules about the source itself.

pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)

file(GLOB unit_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/test_*.c)
foreach(source ${unit_tests})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    target_compile_definitions(${name} PRIVATE
        ACCESSION_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ACCESSION_BINARY="$<TARGET_FILE:accession>")
    target_link_libraries(${name} PRIVATE
        accession_flags ${ACCESSION_ROOMS} PkgConfig::CMOCKA PkgConfig::LUA)
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

# For tests/cli/hostile_lua.sh.
add_executable(hostile_lua ${PROJECT_SOURCE_DIR}/tests/tools/hostile_lua.c)
target_include_directories(hostile_lua PRIVATE ${PROJECT_SOURCE_DIR})
set_target_properties(hostile_lua PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
target_link_libraries(hostile_lua PRIVATE accession_flags ${ACCESSION_ROOMS} PkgConfig::LUA)

file(GLOB cli_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/cli/*.sh)
foreach(source ${cli_tests})
    get_filename_component(name ${source} NAME_WE)
    add_test(NAME cli_${name} COMMAND bash ${source})
    set_tests_properties(cli_${name} PROPERTIES LABELS cli TIMEOUT 600
        ENVIRONMENT "ACCESSION=$<TARGET_FILE:accession>;SOURCE=${PROJECT_SOURCE_DIR};FAULT_LIBRARY=${fault_library};SAVE_WRAP=$<TARGET_FILE:save_wrap>;HOSTILE_LUA=$<TARGET_FILE:hostile_lua>")
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
add_test(NAME house_rules_bite COMMAND bash ${house}/bite.sh)
set_tests_properties(house_arrows house_words house_libm house_rules_bite PROPERTIES
    LABELS house TIMEOUT 300)

# Skipped, with a reason, where its numbers cannot be compared.
add_test(NAME bench_instructions
    COMMAND bash ${PROJECT_SOURCE_DIR}/tests/bench/instructions.sh $<TARGET_FILE:accession>)
set_tests_properties(bench_instructions PROPERTIES LABELS bench TIMEOUT 600 SKIP_RETURN_CODE 77)
