import { holdJudgedRules } from "./judged-rules.ts";
import * as rules from "./judged-rules-whole.ts";

// For whoever works out programmes without waiting: the server.

holdJudgedRules(rules);
