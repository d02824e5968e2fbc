import { describe, expect, test } from 'vitest';
import { languageOf } from './language.ts';

const codeOf = (text: string): string | null => languageOf(text)?.code ?? null;

const UNREADABLE = [
  'Wir rechnen damit, dass der Dienst bis 14 Uhr wieder vollständig verfügbar ist.',
  'Die Störung ist behoben.',
  'Wir arbeiten daran.',
  'Ihr bekommt alle eine Gutschrift.',
  'אנחנו עובדים על תיקון התקלה',
  'השירות יחזור בעוד שעתיים.',
  'Esperamos restablecer el servicio antes de las 15:00.',
  'Esto no volverá a ocurrir.',
  "Nous prévoyons un retour à la normale d'ici deux heures.",
  'Le service est rétabli.',
  'サービスは15時までに復旧する見込みです。',
  '復旧しました',
  '我们预计将在两小时内恢复服务。',
  'Сервис будет восстановлен через час.',
  'O serviço será restaurado em duas horas.',
  'Prevediamo di ripristinare il servizio entro le 18.',
  'We verwachten dat de storing om 14 uur is opgelost.',
  'De dienst is weer beschikbaar.',
  'Vi arbejder på at løse problemet.',
  'Vi räknar med att tjänsten är igång igen klockan 14.',
  'Spodziewamy się przywrócenia usługi w ciągu dwóch godzin.',
  'Očekáváme obnovení služby do 14 hodin.',
  'Odotamme palvelun palautuvan kello 14 mennessä.',
  "Hizmetin saat 14:00'e kadar düzelmesini bekliyoruz.",
  'Két órán belül helyreáll a szolgáltatás.',
  'Kami berharap layanan pulih dalam dua jam.',
  'Chúng tôi dự kiến khôi phục dịch vụ trong hai giờ.',
  'الخدمة ستعود خلال ساعتين',
  '서비스는 2시간 안에 복구될 예정입니다.',
];

describe('a text in a language that nobody here reads is known as such', () => {
  test.for(UNREADABLE)('%s', (text) => {
    expect(codeOf(text)).toBeNull();
  });
});

const MIXED = [
  'Exports fail for some customers. Wir rechnen mit einer Lösung bis 14 Uhr.',
  'We are investigating, nous revenons vers vous dans une heure.',
  'We are back und wir rechnen mit einer vollen Lösung bis morgen früh.',
  'Reading works. El equipo espera una solución hoy.',
  'Update: サービスは復旧しました',
  'Uploads work again; השירות חזר לפעול',
];

describe('one sentence in another language makes a text unreadable', () => {
  test.for(MIXED)('%s', (text) => {
    expect(codeOf(text)).toBeNull();
  });
});

const ENGLISH = [
  ...['', ' ', 'OK', 'Done.', 'yep', 'lgtm', 'All clear', '503', '💥', '🙂 🙂', 'Webhooks', 'us-east-1'],
  'Kubernetes, PostgreSQL, Redis',
  'Affected: EMEA, APAC',
  'Mumbai, Frankfurt, Singapore',
  'Jenkins agents offline',
  'Grafana Loki ingestion lag',
  'São Paulo region degraded',
  'Zürich and Genève are affected.',
  'Café Central tenant migrated',
  'naïve retry loop in the résumé parser',
  'Ping: Łukasz, José, Zoë',
  'at com.example.App.run(App.java:12)',
  "TypeError: Cannot read properties of undefined (reading 'id')",
  'java.lang.NullPointerException at com.acme.billing.InvoiceService.charge(InvoiceService.java:221)',
  'Traceback (most recent call last): File "app.py", line 3, in <module>',
  'kubectl rollout undo deployment/auth -n prod',
  'SELECT * FROM users WHERE id = 1',
  'https://status.example.com/incidents/abc123',
  'Affected accounts will automatically get ten percent off their next invoice.',
  'Long-term corrective actions include changing worker counts and enhancing alerting.',
];

describe('short texts, names, addresses and code are not called foreign', () => {
  test.for(ENGLISH)('%s', (text) => {
    expect(codeOf(text)).toBe('en');
  });
});
