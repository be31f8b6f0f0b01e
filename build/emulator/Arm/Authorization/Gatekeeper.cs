using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Arm.Policies;
using Ingot.Emulator.Arm.Resources;
using Ingot.Emulator.Rehearsals;
using Ingot.Emulator.SignIn;
using Microsoft.AspNetCore.Http;

namespace Ingot.Emulator.Arm.Authorization;

/// <summary>What Azure Resource Manager itself refuses before a resource provider sees a request: rights first.</summary>
static class Gatekeeper
{
    /// <summary>Refuses a request whose sender may not make it.</summary>
    /// <exception cref="ArmException">403 AuthorizationFailed or LinkedAuthorizationFailed.</exception>
    public static void Check(ArmServices arm, string verb, string path, JsonObject? body)
    {
        if (AskedAction.Of(verb, path) is not { } asked)
            return;
        var options = arm.Options;
        if (!Grants.Allow(options, asked.Action, asked.Scope))
            throw Failed(options, asked);
        Locks.Check(options, verb, asked.Scope);
        if (!HttpMethods.IsPut(verb) && !HttpMethods.IsPatch(verb))
            return;
        TagRules.Check(body?["tags"]);
        foreach (var linked in LinkedActions.Of(body, asked.Scope))
        {
            if (!Grants.Allow(options, linked.Action, linked.Scope))
                throw Linked(options, asked, linked);
        }
        if (!HttpMethods.IsPut(verb))
            return;
        var type = asked.Action[..asked.Action.LastIndexOf('/')];
        CheckRegistered(options, type.Split('/')[0]);
        if (!type.Equals("Microsoft.Resources/tags", StringComparison.OrdinalIgnoreCase))
            PolicyCheck.Check(options, new(asked.Scope, type, ArmId.NameOf(asked.Scope), body));
    }

    static void CheckRegistered(EmulatorOptions options, string provider)
    {
        if (options.Rehearsal.Providers.FirstOrDefault(each => ArmId.Equal(each.Key, provider)) is not { Key: not null } found
            || found.Value == Registration.Registered)
            return;
        throw new ArmException(409, "MissingSubscriptionRegistration", "The subscription is not registered to use namespace "
            + $"'{provider}'. See https://aka.ms/rps-not-found for how to register subscriptions.", provider);
    }

    static ArmException Failed(EmulatorOptions options, AskedAction asked) => new(403, "AuthorizationFailed", $"{Client(options)} does not have "
        + $"authorization to perform action '{asked.Action}' over scope '{asked.Scope}' or the scope is invalid. If access was recently "
        + "granted, please refresh your credentials.");

    static ArmException Linked(EmulatorOptions options, AskedAction asked, AskedAction linked) => new(
        403,
        "LinkedAuthorizationFailed",
        $"{Client(options)} has permission to perform action '{asked.Action}' on scope '{asked.Scope}'; however, it does not have permission "
        + $"to perform action(s) '{linked.Action}' on the linked scope(s) '{linked.Scope}' (respectively) or the linked scope(s) are invalid.");

    static string Client(EmulatorOptions options) => $"The client '{options.ClientId}' with object id '{TokenService.ObjectId}'";
}
