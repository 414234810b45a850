/*
A loop without events.

START -> SPIN
*/
for (;;) {}
