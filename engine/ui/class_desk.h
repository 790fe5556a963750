/* What whoever leads prepares and keeps beside a class that runs: its plan, pages to print, classes that were held.
 *
 * Always true: what takes long is a process of its own (class/child.h), one at a time, and ends with the window;
 * nothing is written but by a button, and where it lies is said. */
#pragma once
#include "class/child.h"
#include "class/class_list.h"
#include "class/plan_tell.h"
#include "ui/screens.h"

enum { CLASSES_SHOWN = 24 };

typedef struct ClassDesk {
    UiId plan_of, start_of;
    PackBook *book;    /* of the start that is planned */
    Scenario *s;       /* NULL: it could not be opened, why says so */
    ClassPlan plan;
    bool planned;      /* else why */
    Err why;
    Child work;        /* what is being made */
    Text said;
    const char *title, *done; /* of it: while it is made, and after */
    char page[PACK_PATH_BYTES];  /* that it makes */
    bool made;         /* page is there */
    ClassFound past[CLASSES_SHOWN];
    int pasts, chosen;
    char folder[PACK_PATH_BYTES]; /* of them */
} ClassDesk;

ClassDesk *class_desk(App *a);
/* The plan for what is chosen; NULL, and the reason in why. */
const ClassPlan *class_desk_plan(App *a);
int class_desk_minutes(const App *a);
/* For --people and the like. Returns how many arguments it added, at most 6. */
int class_desk_wishes(const App *a, const char **argument);
/* Begins `accession <argument...>`, which makes the page at desk->page. */
void class_desk_begin(App *a, const char *const *argument, const char *title, const char *done);
void class_desk_follow(App *a);
/* How far it is; or that it is there, with a button that shows it. */
void class_desk_work_lay(App *a, Rect *in);
/* Shows a page in the browser, or says where it is. */
void class_desk_show(App *a, const char *address);

void class_plan_lay(App *a, Rect *in);  /* class_plan.c: the plan, and what is printed of it */
void class_past_look(App *a);           /* class_past.c: reads the list */
void class_past_lay(App *a, Rect *in);
void class_past_chosen_lay(App *a, Rect *in);
const ClassFound *class_past_chosen(const App *a); /* NULL: none */
