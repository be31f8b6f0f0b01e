using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>Checks that throw, with the caller's expression in the message.</summary>
public static class Assert
{
    /// <summary>Throws.</summary>
    /// <exception cref="Exception">Always.</exception>
    [DoesNotReturn]
#pragma warning disable MA0012, CA2201 // Do not raise reserved exception type: Nuke throws it, and callers may catch it
    public static void Fail(string message, Exception? exception = null) => throw new Exception(message, exception);
#pragma warning restore MA0012, CA2201

    /// <summary>Throws unless the condition holds.</summary>
    public static void True(
        [DoesNotReturnIf(false)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null)
        => Check(condition, message ?? "Expected condition to be true", argumentExpression);

    /// <summary>Throws if the condition holds.</summary>
    public static void False(
        [DoesNotReturnIf(true)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null)
        => Check(!condition, message ?? "Expected condition to be false", argumentExpression);

    /// <summary>Throws if the object is null; returns it otherwise.</summary>
    public static T NotNull<T>(
        [NotNull] this T? obj, string? message = null, [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null)
        where T : class
    {
        Check(obj is not null, message ?? "Expected object to be not null", argumentExpression);
        return obj;
    }

    /// <summary>Throws if there is no value; returns it otherwise.</summary>
    public static T? NotNull<T>(
        [NotNull] this T? obj, string? message = null, [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null)
        where T : struct
    {
        Check(obj.HasValue, message ?? "Expected object to be not null", argumentExpression);
        return obj;
    }

    /// <summary>Throws if the string is null or empty; returns it otherwise.</summary>
    public static string NotNullOrEmpty(
        [NotNull] this string? str, string? message = null, [CallerArgumentExpression(nameof(str))] string? argumentExpression = null)
    {
        Check(!string.IsNullOrEmpty(str), message ?? "Expected string to be not null or empty", argumentExpression);
        return str;
    }

    /// <summary>Throws if the string is null or blank; returns it otherwise.</summary>
    public static string NotNullOrWhiteSpace(
        [NotNull] this string? str, string? message = null, [CallerArgumentExpression(nameof(str))] string? argumentExpression = null)
    {
        Check(!string.IsNullOrWhiteSpace(str), message ?? "Expected string to be not null or white-space", argumentExpression);
        return str;
    }

    /// <summary>Throws if the collection has elements.</summary>
    public static void Empty<T>(
        IReadOnlyCollection<T> collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
        => Check(collection.Count == 0, message ?? "Expected collection to be empty", argumentExpression);

    /// <summary>Throws if the collection is empty.</summary>
    public static void NotEmpty<T>(
        IReadOnlyCollection<T> collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
        => Check(collection.Count > 0, message ?? "Expected collection to be not empty", argumentExpression);

    /// <summary>Throws unless the collection has exactly one element.</summary>
    public static void HasSingleItem<T>(
        IReadOnlyCollection<T> collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
        => Check(collection.Count == 1, message ?? "Expected collection to have a single item", argumentExpression);

    /// <summary>Throws unless the collection has that many elements.</summary>
    public static void Count<T>(
        IReadOnlyCollection<T> collection,
        int length,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null)
        => Check(collection.Count == length, message ?? $"Expected collection to have length {length}", argumentExpression);

    /// <summary>Throws unless the file exists.</summary>
    public static void FileExists(
        string path, string? message = null, [CallerArgumentExpression(nameof(path))] string? argumentExpression = null)
        => Check(File.Exists(path), message ?? $"Expected file to exist: {path}", argumentExpression);

    /// <summary>Throws unless the directory exists.</summary>
    public static void DirectoryExists(
        string path, string? message = null, [CallerArgumentExpression(nameof(path))] string? argumentExpression = null)
        => Check(Directory.Exists(path), message ?? $"Expected directory to exist: {path}", argumentExpression);

    static void Check([DoesNotReturnIf(false)] bool condition, string message, string? argument)
    {
        if (!condition)
            throw new ArgumentException(message, argument);
    }
}
