using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using Ingot.Emulator.Scripting.Provider;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.Scripting.Commands;

/// <summary>What New-Item does at WSMan:\localhost\ClientCertificate.</summary>
static class WsManClientCertificates
{
    /// <summary>Makes an entry under Windows' conditions and gives its name.</summary>
    /// <exception cref="InvalidOperationException">It exists, or the credential is not one of this machine.</exception>
    public static string Create(CommandCall call)
    {
        WsManAccess.RequireService(call.Session);
        if (call.Bare("Credential") is not PSCredential credential)
            throw new PSInvalidOperationException("Cannot process command because of one or more missing mandatory parameters: Credential.");
        var name = credential.UserName[(credential.UserName.LastIndexOf('\\') + 1)..];
        if (!call.Machine.Users.TryGetValue(name, out var user) || !user.Accepts(credential.GetNetworkCredential().Password))
            throw new InvalidOperationException("The user name or password is incorrect.");
        var (subject, uri, issuer) = (call.Text("Subject"), call.Text("URI"), call.Text("Issuer"));
        var entries = GuestTree.Ensure(call.Session, "WSMan", @"localhost\ClientCertificate");
        var entry = $"ClientCertificate_{BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{subject}|{uri}|{issuer}".ToUpperInvariant())))}";
        if (entries.Children.ContainsKey(entry))
            throw new InvalidOperationException("The WS-Management service cannot create the resource because it already exists.");
        var node = GuestTree.Child(entries, entry, isContainer: true, call.Session.Now);
        foreach (var (key, value) in new[]
        {
            ("Subject", subject), ("URI", uri), ("Issuer", issuer), ("UserName", user.Name), ("Enabled", "true"),
            // The drive never shows the password, and this model keeps none: its hash tells whether it is still the account's.
            ("Password", Convert.ToHexString(user.PasswordHash)),
        })
            node.Children[key] = new TreeNode { Name = key, Modified = node.Modified, Values = { ["Value"] = NodeValue.String(value) } };
        return entry;
    }
}
