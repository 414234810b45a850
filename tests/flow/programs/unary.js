/*
START -> delete a.b, typeof c, d++, -e.f
delete a.b, typeof c, d++, -e.f -> RETURN
*/
delete a.b;
typeof c;
d++;
-e.f;
