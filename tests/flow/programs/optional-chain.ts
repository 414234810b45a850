/*
One absent link skips the rest of the chain.

START -> a
a -present-> a?.b.c()  -absent-> a?.b.c()#2
a?.b.c() -> a?.b.c()#2  -throw-> THROW
a?.b.c()#2 -> RETURN
*/
a?.b.c();
