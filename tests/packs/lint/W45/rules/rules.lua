variable "patience" { unit = "share", range = { 0, 1 }, start = 0.8 }
lever "reform" { needs = w.unity:above(0.3) }
goal "strong_law" { seat = "candidate", met = w.governance:above(0.6), partly = w.governance:above(0.5) }
