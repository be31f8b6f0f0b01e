using Ingot.Emulator.WinRm.Ntlm;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.WinRm;

/// <summary>Negotiate with NTLM in it: a challenge per connection, which then stays signed in. Kerberos and SPNEGO's wrapping are not offered.</summary>
static class NtlmSignIn
{
    static readonly object Asked = new();
    static readonly object SignedIn = new();

    /// <summary>The account of the connection, if it signed in before; null otherwise.</summary>
    public static string? UserOf(HttpContext context) => Items(context).TryGetValue(SignedIn, out var user) ? user as string : null;

    /// <summary>Takes a step: the account when the client has proved its password; else null, and the challenge to answer if there is one.</summary>
    public static (string? User, byte[]? Challenge) Take(HttpContext context, GuestState state, string machineName, byte[] token, DateTimeOffset now)
    {
        var items = Items(context);
        switch (NtlmChallenge.KindOf(token))
        {
            case 1 when token.Length >= 32:
                var challenge = NtlmChallenge.To(token, machineName, now);
                items[Asked] = challenge;
                return (null, challenge.Message);
            case 3 when items.Remove(Asked, out var asked) && asked is NtlmChallenge open:
                var user = Check(open, new NtlmAnswer(token), state, machineName, context);
                if (user is not null)
                    items[SignedIn] = user;
                return (user, null);
            default:
                return (null, null);
        }
    }

    static string? Check(NtlmChallenge challenge, NtlmAnswer answer, GuestState state, string machineName, HttpContext context)
    {
        var isLocal = answer.Domain is "" or "." || answer.Domain.Equals(machineName, StringComparison.OrdinalIgnoreCase);
        var port = context.Connection.LocalPort;
        var certificate = state.Listeners.FirstOrDefault(listener => listener.Port == port)?.Certificate;
        return isLocal && certificate is not null && state.Accounts.GetValueOrDefault(answer.User) is { Enabled: true, NtHash: { } hash } user
            && answer.Proves(challenge, hash, ChannelBinding.Of(certificate)) ? user.Name : null;
    }

    static IDictionary<object, object?> Items(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items ?? throw new InvalidOperationException("The connection keeps nothing.");
}
