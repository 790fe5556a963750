-- Situations in which a game can begin. Each name also stands in pack.json, "starts".
start "two-islands-held" {
    title = "Two islands held",
    summary = "Two years after the Mainland landed on the western islands of Merrin, the guns are mostly quiet. " ..
        "No text is signed, and people cannot go home. Merrin has asked to join the Compact. Who would believe a promise?",
    imagined = true,
    -- set = { unity = 0.85 },   -- what differs from data/world.json
}
