/*
Parentheses end the chain: `.c` is read in any case.

START -> a
a -present-> a?.b  -absent-> (a?.b).c
a?.b -> (a?.b).c
(a?.b).c -> RETURN
*/
(a?.b).c;
