-- The world of the model date: nothing is changed.

start "january-2023" {
    title = "January 2023: everything open",
    summary = "Eleven months after Russia's full-scale invasion the line has hardly moved for weeks. "
        .. "Partners send more aid than many expected and have just agreed on modern tanks. Ukraine "
        .. "has applied to join the alliance; Finland and Sweden wait for two ratifications. What "
        .. "will be scarce is aid, people and patience. When the fighting ends, will Ukraine be "
        .. "independent and supported, and by which promise?",
    imagined = false,
}
