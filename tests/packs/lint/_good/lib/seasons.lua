return { cold = winter & fighting }
