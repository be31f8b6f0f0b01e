using System.Security.Cryptography;

namespace Ingot.Windows;

/// <summary>Passwords of the build account.</summary>
public static class BuildPassword
{
    const string Letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A fresh password: 28 letters and digits, which is beyond guessing, and one of each class that Windows asks for.</summary>
    /// <remarks>No character means anything to PowerShell, JSON or YAML, so that nothing on its way needs quoting.</remarks>
    public static string Fresh() => RandomNumberGenerator.GetString(Letters, 28) + "aZ7-";
}
