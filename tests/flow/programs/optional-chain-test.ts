/*
START -> h
h -present-> h?.ok  -absent-> h?.ok#2
h?.ok -> h?.ok#2
h?.ok#2 -true-> x = 1  -false-> RETURN
x = 1 -> RETURN
*/
if (h?.ok) {
  x = 1;
}
