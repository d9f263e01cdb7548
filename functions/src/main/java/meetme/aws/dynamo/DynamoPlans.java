package meetme.aws.dynamo;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import meetme.host.Plan;
import meetme.host.Plans;

/** The host's plan as one item, conditional on its version. */
public record DynamoPlans(Table table) implements Plans {

    @Override
    public Plan find() {
        return read(table.one(Keys.PLAN));
    }

    @Override
    public Plan glance() {
        return read(table.oneLagging(Keys.PLAN));
    }

    private static Plan read(Optional<Item> item) {
        return item.isPresent() ? PlanItem.read(item.get()) : Plan.NONE;
    }

    @Override
    public PlannedOpenings withOpenings(Set<YearMonth> months) {
        List<Item> items = table.all(DynamoAgenda.keys(months, List.of(Keys.SANDBOX, Keys.BUSY, Keys.PLAN)));
        return new PlannedOpenings(DynamoAgenda.openings(items), PlanItem.among(items));
    }

    @Override
    public boolean save(Plan next) {
        Write put = Write.put(PlanItem.write(next));
        long before = next.version() - 1;
        return table.alone(
                before == 0
                        ? put.when("attribute_not_exists(pk)")
                        : put.when("version = :read").with(":read", before));
    }
}
