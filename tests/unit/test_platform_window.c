/* The window of SDL where there is no screen: a controller that is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <cmocka.h>

#include "platform/platform.h"

static Platform platform;

/* The next event of that kind; NONE if none comes. */
static Input next_pad(void) {
    Input event;
    for (int n = 0; n < 50; n++)
        if (platform.wait(&platform, 5, &event) && event.kind == INPUT_PAD) return event;
    return (Input){.kind = INPUT_NONE};
}

static SDL_Joystick *plug(int *index) {
    *index = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                       SDL_CONTROLLER_BUTTON_MAX, 0);
    if (*index < 0) return NULL;
    SDL_Joystick *joystick = SDL_JoystickOpen(*index);
    Input event;
    while (platform.wait(&platform, 5, &event)) {}
    return joystick;
}

static void button_is(SDL_Joystick *j, int button, Pad pad) {
    SDL_JoystickSetVirtualButton(j, button, 1);
    const Input event = next_pad();
    SDL_JoystickSetVirtualButton(j, button, 0);
    assert_int_equal(event.kind, INPUT_PAD);
    assert_int_equal(event.key, pad);
}

static void buttons_sticks_and_triggers_arrive(void **state) {
    (void)state;
    int index;
    SDL_Joystick *j = plug(&index);
    if (!j) skip();
    button_is(j, SDL_CONTROLLER_BUTTON_A, PAD_A);
    button_is(j, SDL_CONTROLLER_BUTTON_B, PAD_B);
    button_is(j, SDL_CONTROLLER_BUTTON_START, PAD_START);
    button_is(j, SDL_CONTROLLER_BUTTON_LEFTSHOULDER, PAD_SHOULDER_LEFT);
    button_is(j, SDL_CONTROLLER_BUTTON_DPAD_DOWN, PAD_DOWN);
    SDL_JoystickSetVirtualAxis(j, SDL_CONTROLLER_AXIS_LEFTX, SDL_JOYSTICK_AXIS_MIN);
    assert_int_equal(next_pad().key, PAD_LEFT);
    SDL_JoystickSetVirtualAxis(j, SDL_CONTROLLER_AXIS_LEFTX, SDL_JOYSTICK_AXIS_MIN / 2); /* not let go */
    SDL_JoystickSetVirtualAxis(j, SDL_CONTROLLER_AXIS_LEFTX, SDL_JOYSTICK_AXIS_MIN);
    assert_int_equal(next_pad().kind, INPUT_NONE);
    SDL_JoystickSetVirtualAxis(j, SDL_CONTROLLER_AXIS_LEFTX, 0);
    assert_int_equal(next_pad().kind, INPUT_NONE);
    SDL_JoystickSetVirtualAxis(j, SDL_CONTROLLER_AXIS_LEFTX, SDL_JOYSTICK_AXIS_MAX);
    assert_int_equal(next_pad().key, PAD_RIGHT);
    SDL_JoystickSetVirtualAxis(j, SDL_CONTROLLER_AXIS_TRIGGERRIGHT, SDL_JOYSTICK_AXIS_MAX);
    assert_int_equal(next_pad().key, PAD_TRIGGER_RIGHT);
    SDL_JoystickClose(j);
    SDL_JoystickDetachVirtual(index);
}

static void another_controller_takes_the_place_of_the_first(void **state) {
    (void)state;
    int index;
    Input event;
    SDL_Joystick *j = plug(&index);
    if (!j) skip();
    SDL_JoystickClose(j);
    SDL_JoystickDetachVirtual(index);
    while (platform.wait(&platform, 5, &event)) {}
    j = plug(&index);
    assert_non_null(j);
    button_is(j, SDL_CONTROLLER_BUTTON_X, PAD_X);
    SDL_JoystickClose(j);
    SDL_JoystickDetachVirtual(index);
}

static int open_any(void **state) {
    (void)state;
    Err err = {0};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1"); /* the window of this driver never has the focus */
    return platform_window("test", 640, 480, &platform, &err) ? 0 : -1;
}

static int close_it(void **state) {
    (void)state;
    platform.close(&platform);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(buttons_sticks_and_triggers_arrive, open_any, close_it),
        cmocka_unit_test_setup_teardown(another_controller_takes_the_place_of_the_first, open_any, close_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
