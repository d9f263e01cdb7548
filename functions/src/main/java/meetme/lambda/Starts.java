package meetme.lambda;

import meetme.host.Host;
import meetme.host.ZoneRulesVersion;
import meetme.log.Log;

/** What each function logs when it starts. */
final class Starts {

    private Starts() {}

    static void say(Host host) {
        Log.info("A function is starting").zoneRules(ZoneRulesVersion.inUse()).write();
        if (!ZoneRulesVersion.tooOldFor(host).isEmpty()) {
            Log.warning("The time zone rules are older than the law in a city of host.json")
                    .zoneRules(ZoneRulesVersion.inUse())
                    .write();
        }
    }
}
