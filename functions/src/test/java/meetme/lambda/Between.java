package meetme.lambda;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import meetme.host.Plans;
import meetme.invitation.InvitationNews;
import meetme.invitation.Invitations;
import meetme.meetup.Agendas;
import meetme.meetup.DueIndex;
import meetme.meetup.KnownAddresses;
import meetme.meetup.MailState;
import meetme.meetup.Outbox;
import meetme.meetup.PublicAccount;
import meetme.meetup.Requests;
import meetme.watch.Tellings;
import meetme.watch.Watches;

/** Stands between the program and what it calls, for whatever ends or fails in the middle. */
@FunctionalInterface
interface Between {

    /** Answers a call, by the real thing or otherwise. */
    Object answer(String method, Object[] args, Callable<Object> real) throws Exception;

    default <T> T on(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, args) -> answer(method.getName(), args, () -> {
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException thrown) {
                        switch (thrown.getCause()) {
                            case Error error -> throw error;
                            case Exception exception -> throw exception;
                            case Throwable other -> throw new AssertionError(other);
                        }
                    }
                })));
    }

    default Stores on(Stores real) {
        return new GivenStores(
                on(Requests.class, real.requests()),
                on(Agendas.class, real.agendas()),
                on(Outbox.class, real.outbox()),
                on(DueIndex.class, real.due()),
                on(KnownAddresses.class, real.addresses()),
                on(MailState.class, real.mail()),
                on(PublicAccount.class, real.account()),
                on(Plans.class, real.plans()),
                on(Invitations.class, real.invitations()),
                on(InvitationNews.class, real.news()),
                on(Watches.class, real.watches()),
                on(Tellings.class, real.tellings()));
    }
}
