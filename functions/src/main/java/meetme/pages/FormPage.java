package meetme.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import meetme.host.City;
import meetme.host.Host;
import meetme.host.Openings;
import meetme.http.FieldError;
import meetme.text.DateForm;
import meetme.text.Times;

/** The page with the form for a browser without JavaScript, with what is open now; or again, where the form was refused. */
public final class FormPage {

    private final Host host;
    private final String assets;
    private final OpenTimes open;

    /** @param assets where a browser finds the scripts and styles */
    public FormPage(Host host, String assets, OpenTimes open) {
        this.host = host;
        this.assets = assets;
        this.open = open;
    }

    /** A whole HTML document with nothing typed yet, in one of the host's languages. */
    public String blank(Locale language, Instant now) {
        return render(language, Map.of(), List.of(), now);
    }

    /**
     * A whole HTML document.
     *
     * @param language one of the host's
     * @param values as the browser sent them, by the field's name
     * @param errors those about a field are also shown next to it
     */
    public String render(Locale language, Map<String, List<String>> values, List<FieldError> errors, Instant now) {
        return new Pages(host, language, now, assets)
                .index(new Form(values, errors, cities(language, now), pause(language, now)));
    }

    private List<Form.Open> cities(Locale language, Instant now) {
        Host spoken = host.in(language);
        return open.at(now).stream()
                .map(each -> new Form.Open(
                        spoken.city(each.city().id()).orElse(each.city()).name(),
                        each.days().stream()
                                .map(day -> line(day, language, each.city()))
                                .toList()))
                .toList();
    }

    private String line(Openings.Day day, Locale language, City city) {
        Locale there = host.locale(language);
        DateForm form = DateForm.of(there);
        return new Times(there, Optional.empty(), city.zone()).day(day.date()) + ": "
                + day.times().stream().map(form::clock).collect(Collectors.joining(", "));
    }

    private Optional<Form.Pause> pause(Locale language, Instant now) {
        return host.onBreak(now)
                .map(pause -> new Form.Pause(
                        new Times(
                                        host.locale(language),
                                        Optional.empty(),
                                        host.home().zone())
                                .day(pause.until()),
                        pause.words()));
    }
}
