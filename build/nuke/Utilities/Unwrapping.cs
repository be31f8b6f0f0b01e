using System.Reflection;

namespace Nuke.Common.Utilities;

/// <summary>Finds what was thrown below the wrappers of reflection.</summary>
static class Unwrapping
{
    public static Exception Of(Exception exception)
    {
        while (exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner)
            exception = inner;
        return exception;
    }
}
