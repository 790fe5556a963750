/* All term lists of the model. */
#pragma once
#include "model/terms_accession.h"
#include "model/terms_credibility.h"
#include "model/terms_deterrence.h"
#include "model/terms_politics.h"
#include "model/terms_rival.h"
#include "model/terms_settlement.h"
#include "model/terms_war.h"
