/** The mark of the product: a speech bubble with a bud in it. */
export function Mark({ className }: { readonly className: string }) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M16 3C8.3 3 2 8.5 2 15.4c0 3.9 2.1 7.4 5.3 9.7L6.2 30l5.6-3c1.3.3 2.7.5 4.2.5 7.7 0 14-5.5 14-12.1S23.7 3 16 3Z"
      />
      <circle cx="11" cy="15.5" r="2.2" fill="#fff" />
      <circle cx="21" cy="15.5" r="2.2" fill="#fff" />
    </svg>
  );
}
