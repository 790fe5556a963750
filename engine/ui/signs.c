/* Signs that are told apart by their shape, so that colour is never alone. Always true: see screens.h. */
#include "ui/screens.h"

void sign_draw(Ui *ui, SignShape shape, double x, double y, double r, Colour colour) {
    DrawList *d = ui->list;
    const double line = real_max(1, ui_px(ui, 1.5));
    const DrawPoint diamond[] = {{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}},
                    down[] = {{x - r, y - r}, {x + r, y - r}, {x, y + r}};
    switch (shape) {
    case SIGN_DOT: draw_dot(d, x, y, r, colour); break;
    case SIGN_RING: draw_frame(d, (Rect){x - r, y - r, 2 * r, 2 * r}, colour, line, r); break;
    case SIGN_DIAMOND: draw_area(d, diamond, 4, colour); break;
    case SIGN_SQUARE: draw_fill(d, (Rect){x - 0.85 * r, y - 0.85 * r, 1.7 * r, 1.7 * r}, colour, 0); break;
    case SIGN_DOWN: draw_area(d, down, 3, colour); break;
    case SIGN_TICK: draw_fill(d, (Rect){x - line / 2, y - r, line, 2 * r}, colour, 0); break;
    case SIGN_CROSS:
        draw_rule(d, x - 0.8 * r, y - 0.8 * r, x + 0.8 * r, y + 0.8 * r, colour, line);
        draw_rule(d, x - 0.8 * r, y + 0.8 * r, x + 0.8 * r, y - 0.8 * r, colour, line);
        break;
    }
}
