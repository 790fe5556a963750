/* QR codes by libqrencode, here alone. Always true: see view.h. */
#include "class/view.h"

#include <qrencode.h>

bool view_qr(const char *text, ViewQr *out) {
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    const bool fits = code && code->width <= VIEW_QR_SIDE;
    *out = (ViewQr){.side = fits ? code->width : 0};
    for (int y = 0; y < out->side; y++)
        for (int x = 0; x < out->side; x++) out->row[y][x] = (code->data[y * out->side + x] & 1) != 0 ? '1' : '0';
    if (code) QRcode_free(code);
    return fits;
}
