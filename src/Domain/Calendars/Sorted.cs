namespace Kept.Domain.Calendars;

/// <summary>Binary searches that say what they do with equal numbers, which <see cref="Array.BinarySearch{T}(T[], T)"/> leaves open.</summary>
internal static class Sorted
{
    public static int CountBelow(long[] ascending, long value)
    {
        var low = 0;
        var high = ascending.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ascending[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    public static int CountUpTo(long[] ascending, long value) => CountBelow(ascending, value + 1);
}
