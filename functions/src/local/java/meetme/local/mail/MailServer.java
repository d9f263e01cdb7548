package meetme.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A mail server for looking with a real mail program: SMTP in, IMAP out, on the loopback address. Every address has a
 * mailbox of its own and any password opens it. It forgets everything when it is closed; {@link Inbox} does not.
 */
public final class MailServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long START_MILLIS = 15_000;

    private final GreenMail servers;
    private final Session session;

    /**
     * Starts both servers.
     *
     * @param imapPort any other free one is used if it is taken, or 0
     */
    public MailServer(int imapPort) {
        ServerSetup smtp = new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP);
        ServerSetup imap = new ServerSetup(freeOrAny(imapPort), LOOPBACK, ServerSetup.PROTOCOL_IMAP);
        smtp.setServerStartupTimeout(START_MILLIS);
        imap.setServerStartupTimeout(START_MILLIS);
        servers = new GreenMail(new ServerSetup[] {smtp, imap});
        servers.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        servers.start();
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", LOOPBACK);
        properties.setProperty(
                "mail.smtp.port", String.valueOf(servers.getSmtp().getPort()));
        // GreenMail answers EHLO in several packets, each of which waits 40 ms for the receipt of the one before it.
        properties.setProperty("mail.smtp.ehlo", "false");
        session = Session.getInstance(properties);
    }

    // GreenMail itself would start with a stack trace.
    private static int freeOrAny(int port) {
        try (ServerSocket free = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
            return free.isBound() ? port : 0;
        } catch (IOException taken) {
            return 0;
        }
    }

    public int imapPort() {
        return servers.getImap().getPort();
    }

    public void deliver(ReceivedMail mail) throws MessagingException {
        List<Address> receivers = new ArrayList<>();
        for (String receiver : mail.to()) {
            receivers.add(new InternetAddress(receiver, false));
        }
        try (Transport smtp = session.getTransport("smtp")) {
            smtp.connect();
            // Not Transport.send: it would give the message a new Message-ID.
            smtp.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(mail.source())),
                    receivers.toArray(new Address[0]));
        }
    }

    @Override
    public void close() {
        servers.stop();
    }
}
