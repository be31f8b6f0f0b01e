using Ingot.Arm;
using Ingot.Recipes;
using Nuke.Common;

/// <summary>What is left to do, from the ledger that Azure keeps and from what the user named.</summary>
partial class Build
{
    /// <summary>What the build VM's tags say; it moves on with the stages.</summary>
    LedgerEntry ledger = LedgerEntry.Nothing;

    /// <summary>True when everything that the recipe wants is there already, made from the same inputs, which makes baking another pointless.</summary>
    bool isUpToDate;

    /// <summary>True when an earlier run was killed between its image and the end of its cleanup, in a group of the user's.</summary>
    bool isSomethingLeft;

    bool ImageIsNeeded => !isUpToDate;

    bool CapturesGeneralized => !Specialized;

    bool SysprepIsNeeded => CapturesGeneralized && (IsNamed(Sysprep) || IsAhead(Stage.Sysprep));

    // Sysprep by name wants a configured VM even when an image of the same inputs is there.
    bool PlaybookIsNeeded => IsNamed(RunAnsible) || IsAhead(Stage.RunAnsible) || (IsNamed(Sysprep) && ledger.Stage < Stage.RunAnsible);

    // The password of the build account is nowhere but in this process: whoever runs the playbook opens WinRM anew.
    bool InventoryIsNeeded => IsNamed(GenerateInventory) || PlaybookIsNeeded;

    bool WinRmIsNeeded => IsNamed(EnableWinRm) || InventoryIsNeeded;

    bool VmIsNeeded => IsNamed(ProvisionVm) || WinRmIsNeeded || SysprepIsNeeded;

    // After a refused preflight nothing of this run exists; an image that was there already leaves only what its own run forgot to delete. What
    // another run is at work on is not ours to take away.
    bool CleanupIsNeeded => IsNamed(Cleanup) || (preflightPassed && ToCleanUp.Any() && !(IsFailing && AfterFailure == FailureAction.Keep));

    /// <summary>The machines that Cleanup has to look for; the one that the image was tried on comes first, because it costs most.</summary>
    IEnumerable<Recipe> ToCleanUp
    {
        get
        {
            var isBaking = ImageIsNeeded || ledger.IsOurs;
            // Who holds the build VM may be trying its image, too.
            var isOurBake = isBaking && !IsHeldByAnother(Recipe);
            if (IsNamed(Cleanup) || (!IsHeldByAnother(Boot) && (isOurBake || isTrialLeft || isTrialBegun)))
                yield return Boot;
            if (IsNamed(Cleanup) || isOurBake || (isSomethingLeft && !IsHeldByAnother(Recipe)))
                yield return Recipe;
        }
    }

    // An image that was found is tried once; one that this run makes was not tried yet.
    bool VerificationIsNeeded => IsNamed(VerifyImage) || !isVerified;

    bool VerificationIsAhead => VerificationIsNeeded && ExecutionPlan.Any(target => target.Name == nameof(VerifyImage));

    // A target that the user names always runs.
    bool IsNamed(Target target) => InvokedTargets.Contains(target);

    bool IsAhead(Stage stage) => ImageIsNeeded && ledger.Stage < stage;
}
