using System.Runtime.InteropServices;
using NodaTime;

namespace Kept.Domain.Calendars;

/// <summary>An unbroken stretch of working time between two instants.</summary>
/// <param name="From">The first working instant.</param>
/// <param name="To">The first instant no longer working; always after <paramref name="From"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpenSpan(Instant From, Instant To);
