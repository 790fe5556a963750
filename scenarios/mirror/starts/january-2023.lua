-- The world of the model date: nothing is changed.

start "everything-open" {
    title = "January 2123: everything open",
    summary = "Eleven months after Kordal's full-scale invasion the line has hardly moved for weeks. "
        .. "Partners send more aid than many expected and have just agreed on modern tanks. Tessmar "
        .. "has applied to join the alliance; Fenmor and Grysel wait for two ratifications. What "
        .. "will be scarce is aid, people and patience. When the fighting ends, will Tessmar be "
        .. "independent and supported, and by which promise?",
    imagined = false,
}
