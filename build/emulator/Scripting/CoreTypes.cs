using System.Management.Automation;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using Microsoft.Management.Infrastructure;

namespace Ingot.Emulator.Scripting;

/// <summary>Narrows what ConstrainedLanguage lets scripts touch.</summary>
/// <remarks>
/// Three of the types that the engine trusts open files or connections by themselves: XmlDocument (Load, Save), X509Certificate (from a
/// file name)
/// and CimSession. The list is not public; if a later engine keeps it elsewhere, nothing runs rather than something uncontained.
/// </remarks>
static class CoreTypes
{
    static readonly Type[] Unsafe = [typeof(XmlDocument), typeof(X509Certificate), typeof(CimSession)];

    /// <summary>Takes the unsafe types off the engine's list, once in a process.</summary>
    /// <exception cref="NotSupportedException">The engine keeps its list elsewhere.</exception>
    public static void Narrow()
    {
        var field = typeof(PSObject).Assembly
            .GetType("System.Management.Automation.CoreTypes")?
            .GetField("Items", BindingFlags.NonPublic | BindingFlags.Static);
        if (field?.GetValue(null) is not Lazy<Dictionary<Type, string[]>> { Value: var items })
            throw new NotSupportedException("The PowerShell engine keeps its list of trusted types elsewhere; the guest cannot be " +
                "contained.");
        foreach (var type in Unsafe)
            items.Remove(type);
    }
}
