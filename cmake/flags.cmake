# How every file is compiled: `accession_flags` carries the options to the rooms, program and tests.

include(CheckCCompilerFlag)

add_library(accession_flags INTERFACE)
target_include_directories(accession_flags INTERFACE
    ${PROJECT_SOURCE_DIR}/engine ${PROJECT_BINARY_DIR}/generated)

# The same numbers from every compiler: no fused multiply-add, no excess precision. The two other
# flags let gcc turn clamps and sqrt into vector instructions and change no result.
# Spelled -std=c17 here because CMAKE_C_STANDARD would add the flag a second time for the tests.
target_compile_options(accession_flags INTERFACE
    -std=c17 -ffp-contract=off -fno-trapping-math -fno-math-errno)
target_compile_definitions(accession_flags INTERFACE _GNU_SOURCE)
check_c_compiler_flag(-fexcess-precision=standard ACCESSION_HAS_EXCESS_PRECISION)
if(ACCESSION_HAS_EXCESS_PRECISION)
    target_compile_options(accession_flags INTERFACE -fexcess-precision=standard)
endif()

# No path of the machine that built it may end up in the program.
target_compile_options(accession_flags INTERFACE -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)

target_compile_options(accession_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wmissing-prototypes
    -Wstrict-prototypes -Wold-style-definition -Wformat=2 -Wundef -Wvla -Wwrite-strings -Wcast-qual
    -Wpointer-arith -Wimplicit-fallthrough $<$<BOOL:${ACCESSION_WERROR}>:-Werror>
    $<$<C_COMPILER_ID:GNU>:-Wlogical-op;-Wduplicated-cond;-Wduplicated-branches;-Walloca>)
# Tried and left out, since here they name nothing but what is meant:
#   -Wfloat-equal        0 as "none" and bits that must repeat are compared exactly, on purpose
#   -Wswitch-enum        wants each of 48 operations named where `default` says "all others"; -Wswitch
#                        (in -Wall) still names what a switch without `default` has forgotten
#   -Wdouble-promotion   every case is the macro NAN, a float to C, beside a double
#   -fanalyzer           takes minutes: tools/lint.sh --deep

if(ACCESSION_SANITIZE)
    set(sanitizers -fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all)
    if(ACCESSION_SANITIZE STREQUAL "threads")
        set(sanitizers -fsanitize=thread)
    endif()
    target_compile_options(accession_flags INTERFACE ${sanitizers} -fno-omit-frame-pointer)
    target_link_options(accession_flags INTERFACE ${sanitizers})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
    # Hardening; together within the noise of the measurement on the model's loops. -fPIE rather
    # than CMAKE_POSITION_INDEPENDENT_CODE, which would give libraries -fPIC and stop inlining.
    target_compile_options(accession_flags INTERFACE
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fPIE)
    foreach(flag -fstack-clash-protection -fcf-protection=full)
        string(MAKE_C_IDENTIFIER "ACCESSION_HAS${flag}" has)
        check_c_compiler_flag(${flag} ${has})
        if(${has})
            target_compile_options(accession_flags INTERFACE ${flag})
        endif()
    endforeach()
    target_link_options(accession_flags INTERFACE -pie -Wl,-z,relro,-z,now)
endif()
