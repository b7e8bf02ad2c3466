#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

static int still_larger(int x)
{
    return x + 1 > x;
}

static bool add_portable(int a, int b, int *sum)
{
    if ((b > 0 && a > INT_MAX - b) || (b < 0 && a < INT_MIN - b))
        return false;
    *sum = a + b;
    return true;
}

int main(void)
{
    int sum = 0;
    printf("still_larger(INT_MAX): %d\n", still_larger(INT_MAX));
    printf("add_portable(INT_MAX, 1): %d\n", add_portable(INT_MAX, 1, &sum));
    return 0;
}
