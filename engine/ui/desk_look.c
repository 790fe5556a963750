/* What a window would have on this machine. Always true: see desk.h; nothing is opened for longer than it takes
 * to look. */
#include <stdio.h>

#include "platform/font.h"
#include "platform/platform.h"
#include "ui/desk.h"
#include "ui/settings.h"

enum { USUAL_PER_INCH = 96 };

bool desk_has_display(void) { return platform_has_display(); }

static bool look_display(Diagnoses *out, Display *display) {
    Err err = {0};
    Diagnosis *f = diagnosis_add(out, "display", TONGUE("Display"));
    if (platform_display(display, &err)) {
        text_say(&f->found, "%d × %d pixels, by %s.", display->width, display->height, display->driver);
        return true;
    }
    f->state = DIAGNOSIS_NOTE;
    if (platform_has_display()) text_add(&f->found, "%s.", err.text);
    else text_say(&f->found, "There is none.");
    text_say(&f->mend,
             "In the terminal every game can be played without one: accession play --text. For the window start "
             "it in a desktop, or set DISPLAY or WAYLAND_DISPLAY.");
    return false;
}

static void look_fonts(const DeskAsk *ask, bool display, Diagnoses *out) {
    char folder[DATA_PATH_BYTES];
    Err err = {0};
    Diagnosis *f = diagnosis_add(out, "fonts", TONGUE("Letters"));
    const bool open = desk_fonts(ask, folder, &err) && fonts_open(folder, &err);
    if (open) {
        text_add(&f->found, "%s", folder);
        fonts_close();
        return;
    }
    f->state = display ? DIAGNOSIS_WRONG : DIAGNOSIS_NOTE;
    text_add(&f->found, "%s.", err.text);
    text_say(&f->mend, "Install or unpack the program anew, whole: the window cannot draw without its letters.");
}

/* The step of the setting that shows things as large as on a usual display; 0: it cannot be told. */
static int scale_fitting(const Display *display) {
    const SettingInfo *scale = setting_info(SETTING_scale);
    if (display->per_inch <= 0) return 0;
    const int steps = (int)(display->per_inch / USUAL_PER_INCH * 100 / scale->step + 0.5),
              fitting = steps * scale->step;
    return fitting < scale->low ? scale->low : fitting > scale->high ? scale->high : fitting;
}

static void look_scale(const Display *display, Diagnoses *out) {
    Settings settings;
    Err err = {0};
    Diagnosis *f = diagnosis_add(out, "scale", TONGUE("Scale"));
    const bool read = settings_read(&settings, &err);
    const int set = settings.value[SETTING_scale], fitting = scale_fitting(display);
    text_say(&f->found, "%d %% is set.", set);
    if (!read) {
        f->state = DIAGNOSIS_NOTE;
        text_add(&f->found, " %s.", err.text);
        text_say(&f->mend, "Settings are as usual until that file is mended or removed.");
    } else if (fitting > 0 && (fitting >= set + 50 || fitting <= set - 50)) {
        f->state = DIAGNOSIS_NOTE;
        text_say(&f->mend, "This display has %.0f pixels an inch, for which %d %% fits: Ctrl+comma in the window.",
                 display->per_inch, fitting);
    }
}

void desk_look(const DeskAsk *ask, Diagnoses *out) {
    Display display;
    const bool there = look_display(out, &display);
    look_fonts(ask, there, out);
    if (there) look_scale(&display, out);
}
