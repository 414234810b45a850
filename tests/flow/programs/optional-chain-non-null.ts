/*
START -> a
a -present-> a?.b!.c  -absent-> a?.b!.c#2
a?.b!.c -> a?.b!.c#2
a?.b!.c#2 -> RETURN
*/
a?.b!.c;
