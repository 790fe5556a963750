variable "patience" { unit = "share", range = { 0, 1 }, start = 0.8, month = self - 0.001 }
lever "reform" { needs = w.unity:above(0.3) }
goal "strong_law" { seat = "candidate", met = w.governance:above(0.2), partly = w.governance:above(0.5) }
